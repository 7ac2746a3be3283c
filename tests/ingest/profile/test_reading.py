"""A profile is read into values, or refused in one line that says where and what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from knobgraph_ingest.profile import Profile, ProfileError, own_profile, parse_profile, read_profile

KNOWN = "aliases, backends, canonical, exclude, export, knobs, owners, pairs, plans, topics"
WRONG = {
    "x=1": f"p.toml:1:1: unknown key x; expected one of {KNOWN}",
    "[nope]\nx=1": f"p.toml:1:2: unknown key nope; expected one of {KNOWN}",
    "[[nope]]\nx=1": f"p.toml:1:3: unknown key nope; expected one of {KNOWN}",
    "a = [1,\nb=": "p.toml:2:1: not TOML: Invalid value",
    'a = """\n': "p.toml:2:1: not TOML: Unterminated string",
    "backends = 3": "p.toml:1:12: backends: expected array, got integer",
    '[[backends]]\nname="a"\npaths=["x"]\n[[backends]]\nname=3\npaths=[]': "p.toml:5:6: backends[1].name: expected string, got integer",
    '[[backends]]\nname="a"\npaths=["x",\n   5]': "p.toml:4:4: backends[0].paths[1]: expected string, got integer",
    '[[backends]]\nname="a"\n': "p.toml:1:3: backends[0] lacks the key paths",
    '# hi\n[canonical]\nbackend="x"\n  clases=[]': "p.toml:4:3: unknown key clases in canonical; expected one of backend, classes",
    '[[backends]]\nname="a"\npaths=["x"]\n[canonical]\nbackend="b"': "p.toml:5:9: canonical.backend: expected one of a, got b",
    '[[pairs]]\nentry_points=["a"]': "p.toml:2:14: pairs[0].entry_points: expected array of length 2, got 1",
    '[[pairs]]\nentry_points=["a","a"]': "p.toml:1:3: pairs[0]: expected two different entry points",
    'pairs=[{entry_points=["a", "b"], mod="x"}]': "p.toml:1:34: unknown key mod in pairs[0]; expected one of entry_points, mode",
    "[knobs]\n[[knobs.rules]]\nmatch=1": "p.toml:3:7: knobs.rules[0].match: expected string, got integer",
    "knobs.proposed=1": "p.toml:1:7: unknown key proposed in knobs; expected one of homes, proposed_class, rules, surfaces, workflows",
    '[[owners]]\nname="x"\nkind="robot"': "p.toml:3:6: owners[0].kind: expected one of initiative, team, person, got 'robot'",
    'exclude = "x"': "p.toml:1:11: exclude: expected table, got string",
}


@pytest.mark.parametrize(("text", "message"), WRONG.items())
def test_what_is_wrong_is_named_with_line_column_and_what_was_expected(text: str, message: str) -> None:
    with pytest.raises(ProfileError) as raised:
        parse_profile(text, "p.toml")
    assert str(raised.value) == message


def test_an_empty_profile_declares_nothing() -> None:
    assert parse_profile("") == Profile()


def test_a_file_belongs_to_the_first_back_end_that_claims_it() -> None:
    profile = parse_profile('[[backends]]\nname = "new"\npaths = ["new/"]\n[[backends]]\nname = "old"\npaths = ["*.py", "!free.py"]\n')
    assert [profile.backend_of(p) for p in ("new/a.py", "old/a.py", "a.txt", "free.py")] == ["new", "old", None, None]


@pytest.mark.parametrize(
    ("classes", "owner", "backend", "canonical"),
    [
        ((), "shop.config.Train", "old", True),
        ((), "shop.config.Train", "new", False),
        (("config.*",), "shop.config.Train", "new", True),
        (("Train",), "shop.config.Retrain", "old", False),
    ],
)
def test_a_class_is_canonical_by_name_or_by_its_back_end(classes: tuple[str, ...], owner: str, backend: str, canonical: bool) -> None:
    profile = parse_profile(f'[canonical]\nbackend = "old"\nclasses = {list(classes)}\n'.replace("'", '"'))
    assert profile.canonical.is_canonical(owner, backend) is canonical


def test_the_profile_of_a_repository_is_the_one_in_its_root(tmp_path: Path) -> None:
    assert own_profile(tmp_path) == Profile()
    (tmp_path / "knobgraph.toml").write_text('[export]\ninitiative = "X-1"\n')
    assert own_profile(tmp_path).export.initiative == "X-1"


def test_a_profile_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=r"missing\.toml: not readable: No such file"):
        read_profile(tmp_path / "missing.toml")
    (tmp_path / "latin.toml").write_bytes(b"x = '\xe9'")
    with pytest.raises(ProfileError, match="not readable: not UTF-8"):
        read_profile(tmp_path / "latin.toml")


def test_the_documented_profile_is_one_and_uses_every_section() -> None:
    page = (Path(__file__).parents[3] / "docs" / "profile.md").read_text(encoding="utf-8")
    profile = parse_profile(page.partition("```toml\n")[2].partition("```")[0], "docs/profile.md")
    assert [name for name in KNOWN.split(", ") if getattr(profile, name) == getattr(Profile(), name)] == []
