"""The dict of an argparse namespace, popped key by key, handed on by `**` through a function into a frozen dataclass."""

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn
from unittest.mock import MagicMock


def setup(cwd: str) -> None:
    (Path(cwd) / "a.wav").write_text("")


def patch() -> None:
    """Give the program a model and a sound of a known length; the run ends when the first segment is decoded."""
    import whisper

    program = sys.modules["whisper.transcribe"]

    def decode(*arguments: object) -> NoReturn:
        raise SystemExit(0)

    def load_model(name: str, device: str | None = None, download_root: str | None = None) -> SimpleNamespace:
        return SimpleNamespace(
            device=device, dims=SimpleNamespace(n_mels=80, n_audio_ctx=1500, n_text_ctx=448), is_multilingual=True, num_languages=99, decode=decode
        )

    words = ["<|startoftranscript|>", "<|translate|>", "<|transcribe|>", *(f"<|{code}|>" for code in whisper.tokenizer.LANGUAGES)]
    encoding = SimpleNamespace(special_tokens_set=words, encode_single_token=words.index, encode=lambda text: [len(text)], eot_token=500)
    whisper.tokenizer.get_encoding = lambda **arguments: encoding
    sound = MagicMock(shape=(80, 6000))
    sound.__getitem__ = lambda self, key: sound
    whisper.load_model = load_model
    program.tqdm = MagicMock()
    program.log_mel_spectrogram = lambda *arguments, **more: sound
    program.pad_or_trim = lambda *arguments: sound


SPEC = {
    "package": "whisper",
    "requirement": "openai-whisper==20250625",
    "needs": ["numpy==2.3.5", "tqdm==4.67.1", "more-itertools==10.8.0"],
    "style": "argparse -> parse_args().__dict__, popped key by key -> f(**args) -> **decode_options -> frozen dataclass",
    "entry": "whisper.transcribe:cli",
    "prog": "whisper",
    "packages": ["whisper"],
    "argv": ["a.wav", "--language", "en"],
    "track": r"^whisper\.(decoding\.DecodingOptions|tokenizer\.Tokenizer|utils\.\w+)$",
    "only_track": True,
    "no_props": True,
    "stand_ins": True,
    "preload": ["whisper.transcribe", "whisper.utils", "whisper.decoding", "whisper.tokenizer"],
    "words": ["7", "0.5", "sentinel", "None"],
    "contexts": [["--temperature", "0.5"]],
    "vary": {
        "--model": [["--model", "tiny"], ["--model", "a.wav"]],
        "--verbose": [["--verbose", "False"]],
        "--fp16": [["--fp16", "False"]],
        "--word_timestamps": [["--word_timestamps", "True"]],
        "--condition_on_previous_text": [["--condition_on_previous_text", "False"]],
        "--carry_initial_prompt": [["--carry_initial_prompt", "True"]],
        "--highlight_words": [["--highlight_words", "True"]],
        "--device": [["--device", "cuda"], ["--device", "cpu"]],
    },
    "context": {f"--{name}": ["--word_timestamps", "True"] for name in ("highlight_words", "max_line_width", "max_line_count", "max_words_per_line")}
    | {"--carry_initial_prompt": ["--initial_prompt", "x"], "--fp16": ["--device", "cuda"]},
}
