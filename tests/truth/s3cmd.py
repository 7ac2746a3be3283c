"""optparse over a singleton whose settings are class attributes, listed by dir() and set by name with setattr on the class."""

import shutil
import sys
from pathlib import Path


def setup(cwd: str) -> None:
    shutil.copy(Path(sys.executable).parent / "s3cmd", Path(cwd) / "s3cmd.py")
    (Path(cwd) / "rc").write_text("[default]\naccess_key = a\nsecret_key = s\n")
    (Path(cwd) / "rc2").write_text("[default]\naccess_key = b\nsecret_key = t\nhost_base = example.org\nmax_delete = 3\n")
    (Path(cwd) / "globs").write_text("*.bak\n*.tmp\n")
    (Path(cwd) / "file").write_text("text")


SPEC = {
    "package": "S3",
    "requirement": "s3cmd==2.4.0",
    "needs": ["python-dateutil", "python-magic"],
    "style": "optparse -> singleton Config of class attributes, option_list() by dir(), update_option(name, value) by setattr",
    "entry": "s3cmd.py",
    "script": "bin/s3cmd",
    "prog": "s3cmd",
    "packages": ["S3"],
    "argv": ["-c", "rc", "@0", "put", "file", "s3://bucket/"],
    "track": r"^S3\.Config\.Config$",
    "only_track": True,
    "preload": ["S3.Config", "S3.S3", "S3.CloudFront"],
    "vary": {
        "--config": [["-c", "rc2"]],
        "--acl-grant": [["--acl-grant", "read:a@example.org"]],
        "--acl-revoke": [["--acl-revoke", "read:someone"]],
        "--add-header": [["--add-header", "X-A:b"]],
        "--limit-rate": [["--limit-rate", "100k"]],
        "--exclude-from": [["--exclude-from", "globs"]],
        "--rexclude-from": [["--rexclude-from", "globs"]],
        "--include-from": [["--include-from", "globs"]],
        "--rinclude-from": [["--rinclude-from", "globs"]],
        "--encoding": [["--encoding", "latin-1"]],
        "--multipart-chunk-size-mb": [["--multipart-chunk-size-mb", "7"]],
        "--mime-type": [["--mime-type", "text/x"]],
        "--default-mime-type": [["--default-mime-type", "text/x"]],
    },
    "stops": ["S3.S3:S3.__init__"],
    "no_run": {"--configure": "asks at the terminal"},
    "kinds": {"--config": {"*": "file"}},
    "ok_status": r"^exit \d+$",
}
