"""argparse whose destinations have the metric's name as prefix; the dict of those with the prefix fills a class looked up by name."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "r.txt").write_text("the cat sat on the mat\nhello there my friend\n")
    (Path(cwd) / "h.txt").write_text("the cat sat on a mat\nhello here my friend\n")


SPEC = {
    "package": "sacrebleu",
    "requirement": "sacrebleu==2.6.0",
    "style": "argparse -> {k without prefix: v for the dest with the metric's prefix} -> METRICS[name](**metric_args) plain classes, their signatures",
    "entry": "sacrebleu.sacrebleu:main",
    "prog": "sacrebleu",
    "packages": ["sacrebleu"],
    "argv": ["r.txt", "-i", "h.txt", "-m", "bleu", "chrf", "ter", "@0"],
    "track": r"^sacrebleu\.(metrics\.(bleu|chrf|ter)\.(BLEU|CHRF|TER)(Signature)?|metrics\.lib_ter\..*|significance\.(PairedTest|Bootstrap.*)|tokenizers\.tokenizer_ter\.TercomTokenizer)$",
    "only_track": True,
    "preload": ["sacrebleu.sacrebleu", "sacrebleu.metrics", "sacrebleu.significance"],
    "skip_fields": r"\.(_ref_cache|_SIGNATURE_TYPE|info|_abbr)$",
    "vary": {
        "--metrics": [["--metrics", "bleu"]],
        "--encoding": [["--encoding", "latin-1"]],
        "--tokenize": [["--tokenize", "char"], ["--tokenize", "intl"]],
        "--num-refs": [["--num-refs", "2"]],
        "--smooth-value": [["--smooth-value", "0.7"]],
        "--format": [["--format", "text"]],
    },
    "no_run": dict.fromkeys(("--download", "--test-set", "--list", "--citation", "--echo", "--language-pair", "--origlang", "--subset"), "fetches a data set"),
    "ok_status": r"^(ended|exit).*$",
}
