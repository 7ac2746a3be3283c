"""tyro over a Union of dataclasses as sub-commands, whose `main` is called; fields of three levels of inheritance."""

from typing import Any

FLAGS: dict[str, Any] = {
    "data": "d", "output_dir": "o", "eval_data": None, "verbose": False, "camera_type": "perspective", "matching_method": "vocab_tree", "sfm_tool": "any",
    "refine_pixsfm": False, "refine_intrinsics": True, "feature_type": "any", "matcher_type": "any", "num_downscales": 3, "skip_colmap": False,
    "skip_image_processing": False, "colmap_model_path": "colmap/sparse/0", "colmap_cmd": "colmap", "images_per_equirect": 8, "crop_factor": [0.0, 0.0, 0.0, 0.0],
    "crop_bottom": 0.0, "gpu": True, "use_sfm_depth": False, "include_depth_debug": False, "same_dimensions": True, "use_single_camera_mode": True,
    "percent_radius_crop": 1.0,
}  # fmt: skip
WORDS = {
    "data": "d2", "output_dir": "o2", "eval_data": "e", "camera_type": "fisheye", "matching_method": "sequential", "sfm_tool": "hloc", "feature_type": "sift",
    "matcher_type": "NN", "num_downscales": "7", "colmap_model_path": "m", "colmap_cmd": "c", "images_per_equirect": "14", "crop_bottom": "0.5", "percent_radius_crop": "0.5",
}  # fmt: skip


def words(name: str) -> list[list[str]]:
    flag = "--" + name.replace("_", "-")
    if isinstance(FLAGS[name], bool):
        return [[flag], ["--no-" + flag[2:]]]
    return [[flag, "0.1", "0.2", "0.3", "0.4"]] if name == "crop_factor" else [[flag, WORDS[name]]]


def flag(name: str) -> dict[str, Any]:
    spelled = "--" + name.replace("_", "-")
    return {
        "flag": spelled, "opts": [spelled], "dest": name, "action": "store", "type": None, "required": name in ("data", "output_dir"),
        "default": None if name in ("data", "output_dir") else FLAGS[name], "choices": None, "nargs": None, "parser": 0, "prog": "ns-process-data images", "kind": "hand",
    }  # fmt: skip


SPEC = {
    "package": "nerfstudio",
    "requirement": "nerfstudio==1.1.5",
    "needs": ["tyro==0.9.2", "numpy", "rich", "typing-extensions", "docstring-parser"],
    "style": "tyro.cli(Union of Annotated dataclasses with subcommand names).main() -> dataclass of three inherited ones, properties",
    "entry": "nerfstudio.scripts.process_data:entrypoint",
    "prog": "ns-process-data",
    "packages": ["nerfstudio"],
    "argv": ["images", "--data", "d", "--output-dir", "o", "@0"],
    "track": r"^nerfstudio\.process_data\.images_to_nerfstudio_dataset\.ImagesToNerfstudioDataset$",
    "only_track": True,
    "stand_ins": True,
    "preload": ["nerfstudio.scripts.process_data"],
    "stops": ["nerfstudio.process_data.images_to_nerfstudio_dataset:ImagesToNerfstudioDataset.main"],
    "flags": [flag(name) for name in FLAGS],
    "vary": {"--" + name.replace("_", "-"): words(name) for name in FLAGS},
}
