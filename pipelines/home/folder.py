"""Where each part of a home lies. Every path of a home is spelled here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipelines.home.problems import ConfigurationError, Problem


@dataclass(frozen=True)
class Home:
    """One home folder. What people write stands beside what runs make; a home can be copied or moved."""

    path: Path

    @classmethod
    def at(cls, path: Path) -> Home:
        """The home at `path`; ConfigurationError when it holds no tierline.yml."""
        home = cls(path.expanduser().resolve())
        if set("#?") & set(str(home.path)):
            raise ConfigurationError(
                Problem("the path holds # or ?, which databases read as part of an address", str(path), "Move the home")
            )
        if not home.settings_file.is_file():
            raise ConfigurationError(
                Problem(
                    "not a home: tierline.yml is missing",
                    str(path),
                    "Name a home with --home, or make one: tierline init DIR",
                )
            )
        return home

    @property
    def settings_file(self) -> Path:
        """Settings of the home, written by people."""
        return self.path / "tierline.yml"

    @property
    def identity_key_file(self) -> Path:
        """The secret under which customer keys are made; mode 0600."""
        return self.path / "identity_key"

    @property
    def sources(self) -> Path:
        """One mapping file per source."""
        return self.path / "sources"

    @property
    def overrides(self) -> Path:
        """What people set for single customers, one file per policy."""
        return self.path / "overrides"

    @property
    def policies(self) -> Path:
        """One folder per policy, one file per version."""
        return self.path / "policies"

    @property
    def points(self) -> Path:
        """One folder per points program, one file per version."""
        return self.path / "points"

    @property
    def segments(self) -> Path:
        """One file per vocabulary of segments."""
        return self.path / "segments"

    @property
    def calendar(self) -> Path:
        """Holidays and make-up workdays, and fiscal months."""
        return self.path / "calendar"

    @property
    def waivers(self) -> Path:
        """Who let files land above their reject limits, why, and until when: one file per waiver."""
        return self.path / "waivers"

    @property
    def inbox(self) -> Path:
        """Where deliveries arrive."""
        return self.path / "inbox"

    @property
    def archive(self) -> Path:
        """Delivered files, unchanged, named by their sha256."""
        return self.path / "archive"

    @property
    def landing(self) -> Path:
        """Canonical rows as Parquet, one file per delivered file and table, and the ledger."""
        return self.path / "landing"

    @property
    def quarantine(self) -> Path:
        """What was refused, row by row and file by file."""
        return self.path / "quarantine"

    @property
    def warehouse(self) -> Path:
        """Private working state of the models."""
        return self.path / "warehouse"

    @property
    def warehouse_file(self) -> Path:
        """The DuckDB file that dbt writes; no BI tool opens it."""
        return self.warehouse / "tierline.duckdb"

    @property
    def published(self) -> Path:
        """Snapshots, the CURRENT pointer and what BI tools open."""
        return self.path / "published"

    @property
    def audit(self) -> Path:
        """Logs and records of runs."""
        return self.path / "audit"

    @property
    def dagster(self) -> Path:
        """Dagster's own storage (DAGSTER_HOME)."""
        return self.path / ".dagster"

    @property
    def lock_file(self) -> Path:
        """The lock of the one writer."""
        return self.path / ".lock"

    def create_run_folders(self) -> None:
        """Make the folders that runs write; those that hold rows as they were delivered are for their owner only."""
        for folder in (self.inbox, self.published, self.audit, self.dagster):
            folder.mkdir(parents=True, exist_ok=True)
        for folder in (self.archive, self.landing, self.quarantine, self.warehouse):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
