"""What a snapshot keeps of its home: everything needed to build it again, and no secret."""

from __future__ import annotations

from pipelines.publish.inputs import keep_inputs


def _kept(home, tmp_path, settings: str) -> str:
    home.settings_file.write_text(settings, "utf-8")
    keep_inputs(home, tmp_path / "kept")
    return (tmp_path / "kept" / "tierline.yml").read_text("utf-8")


def test_the_identity_key_stays_at_home(home, tmp_path):
    assert _kept(home, tmp_path, "currency: CNY\nidentity_key_fixed: abc\nzone: UTC\n") == "currency: CNY\nzone: UTC\n"


def test_passwords_stay_at_home_wherever_they_are_written(home, tmp_path):
    kept = _kept(
        home, tmp_path, "publish:\n  - url: postgresql://bi:hush@db/x\n    password: hush\n    api_token: hush\n"
    )
    assert "hush" not in kept
    assert kept.splitlines()[1] == "  - url: postgresql://bi:***@db/x"


def test_comments_and_formatting_are_kept_as_people_wrote_them(home, tmp_path):
    settings = "# our shop\ncurrency:   CNY   # never EUR\n"
    assert _kept(home, tmp_path, settings) == settings


def test_hidden_files_and_missing_folders_are_left_out(home, tmp_path):
    (home.sources / ".draft.yml").write_text("x")
    home.calendar.rmdir()
    names = {path.name for path in keep_inputs(home, tmp_path / "kept")}
    assert names == {"tierline.yml", "pos.yml", "2024-01-01.yml"}
