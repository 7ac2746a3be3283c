"""A python-fire function of forty parameters that makes a reader, a resizer, a downloader and a logger, plain classes."""

import sys
from pathlib import Path
from typing import Any

DEFAULTS: dict[str, Any] = {
    "image_size": 256, "output_folder": "images", "processes_count": 1, "resize_mode": "border", "resize_only_if_bigger": False, "upscale_interpolation": "lanczos",
    "downscale_interpolation": "area", "encode_quality": 95, "encode_format": "jpg", "skip_reencode": False, "output_format": "files", "input_format": "txt",
    "url_col": "url", "caption_col": None, "bbox_col": None, "thread_count": 256, "number_sample_per_shard": 10000, "extract_exif": True,
    "save_additional_columns": None, "timeout": 10, "enable_wandb": False, "wandb_project": "img2dataset", "oom_shard_count": 5, "compute_hash": "sha256",
    "verify_hash": None, "distributor": "multiprocessing", "subjob_size": 1000, "retries": 0, "disable_all_reencoding": False, "min_image_size": 0,
    "max_image_area": float("inf"), "max_aspect_ratio": float("inf"), "incremental_mode": "incremental", "max_shard_retry": 1, "user_agent_token": None,
    "disallowed_header_directives": None,
}  # fmt: skip


def setup(cwd: str) -> None:
    folder = Path(cwd)
    for name in ("a.txt", "b.txt", "a.csv"):
        (folder / name).write_text("http://localhost/a.png\n")
    (folder / "images").mkdir()
    (folder / "images" / "00003_stats.json").write_text("{}")


def patch() -> None:
    """Keep processes from starting and name the interpolations, which a stand-in would make all alike."""
    import img2dataset.logger
    import img2dataset.resizer

    img2dataset.logger.LoggerProcess.start = lambda self: None
    table = sys.modules["img2dataset.resizer"].__dict__["_INTER_STR_TO_CV2"]
    table.update({name: name for name in table})


def flag(name: str) -> dict[str, Any]:
    default = DEFAULTS.get(name)
    return {
        "flag": f"--{name}", "opts": [f"--{name}"], "dest": name, "action": "store", "type": None, "required": name == "url_list", "default": default, "choices": None,
        "nargs": None, "parser": 0, "prog": "img2dataset", "kind": "fire",
    }  # fmt: skip


SPEC = {
    "package": "img2dataset",
    "requirement": "img2dataset==1.47.0",
    "needs": ["fire==0.7.1", "fsspec==2025.9.0"],
    "style": "fire.Fire(function) -> dict(locals()), plain classes by position and keyword, one of several classes by name",
    "entry": "img2dataset:main",
    "prog": "img2dataset",
    "packages": ["img2dataset"],
    "argv": ["--url_list", "a.txt", "@0"],
    "track": r"^img2dataset\.(reader\.Reader|resizer\.Resizer|downloader\.Downloader|logger\.LoggerProcess|blurrer\.\w+)$",
    "skip_fields": r"(LoggerProcess\.(_\w+|q|name)|\.fs|\.(null|save)_fds)$",
    "only_track": True,
    "no_props": True,
    "stand_ins": True,
    "preload": ["img2dataset.main"],
    "stops": ["img2dataset.main:multiprocessing_distributor", "img2dataset.main:pyspark_distributor", "img2dataset.main:ray_distributor"],
    "flags": [flag(name) for name in ("url_list", *DEFAULTS)],
    "vary": {
        "--url_list": [["--url_list", "b.txt"]],
        "--resize_mode": [["--resize_mode", "no"]],
        "--upscale_interpolation": [["--upscale_interpolation", "cubic"]],
        "--downscale_interpolation": [["--downscale_interpolation", "cubic"]],
        "--encode_format": [["--encode_format", "webp"]],
        "--output_format": [["--output_format", "webdataset"], ["--output_format", "parquet"]],
        "--input_format": [["--input_format", "csv"]],
        "--save_additional_columns": [["--save_additional_columns", "[a,b]"]],
        "--compute_hash": [["--compute_hash", "md5"], ["--compute_hash", "None"]],
        "--verify_hash": [["--verify_hash", "[a,sha256]"]],
        "--distributor": [["--distributor", "ray"]],
        "--incremental_mode": [["--incremental_mode", "overwrite"], ["--incremental_mode", "extend"]],
        "--disallowed_header_directives": [["--disallowed_header_directives", "[a]"], ["--disallowed_header_directives", "[]"]],
    },
    "contexts": [["--input_format", "csv"], ["--input_format", "csv", "--bbox_col", "b"]],
    "kinds": {},
}
