"""argparse, the namespace's dict filtered by hasattr into two context objects, which are then copied and changed."""

from pathlib import Path

TOOL = "cwlVersion: v1.2\nclass: CommandLineTool\nbaseCommand: echo\ninputs: []\noutputs: []\n"


def setup(cwd: str) -> None:
    (Path(cwd) / "tool.cwl").write_text(TOOL)
    (Path(cwd) / "mpi.yml").write_text("runner: srun\nnproc_flag: -n\ndefault_nproc: 2\n")
    (Path(cwd) / "over.yml").write_text("cwltool:overrides: {}\n")
    (Path(cwd) / "d").mkdir()


SPEC = {
    "package": "cwltool",
    "requirement": "cwltool==3.3.20260925135507",
    "style": "argparse -> ContextBase(vars(args)) with hasattr/setattr -> RuntimeContext, LoadingContext, copies",
    "entry": "cwltool.main:main",
    "prog": "cwltool",
    "packages": ["cwltool"],
    "argv": ["@0", "tool.cwl"],
    "track": r"^cwltool\.(context\.(RuntimeContext|LoadingContext)|mpi\.MpiConfig)$",
    "only_track": True,
    "preload": ["cwltool.main", "cwltool.executors"],
    "stops": ["cwltool.executors:JobExecutor.execute"],
    "skip_fields": r"\.(loader|codegen_idx|secret_store|builder|make_fs_access|path_mapper|construct_tool_object|workflow_eval_lock)$",
    "vary": {
        "--mpi-config-file": [["--mpi-config-file", "mpi.yml"]],
        "--overrides": [["--overrides", "over.yml"]],
        "--outdir": [["--outdir", "d"]],
        "--cachedir": [["--cachedir", "d"]],
        "--basedir": [["--basedir", "d"]],
        "--eval-timeout": [["--eval-timeout", "7"]],
    },
    "kinds": {"--mpi-config-file": {"*": "file"}},
}
