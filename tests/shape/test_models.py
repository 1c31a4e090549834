"""Models flow one way, are named by one law, and are described beside their SQL."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from pipelines.sources.dated_tables import DATED_TABLES
from tests.shape.house import LAYERS, MODELS, ROOT, descriptions, faults_in, files, models, told

REF = re.compile(r"\bref\(\s*['\"]([a-z0-9_]+)['\"]\s*\)")
SOURCE = re.compile(r"\bsource\(\s*['\"]([a-z0-9_]+)['\"]\s*,\s*['\"]([a-z0-9_]+)['\"]\s*\)")
PREFIX = {"staging": "stg", "metrics": "met", "tiers": "tier"}
PLAIN = re.compile(r"[a-z]+(_[a-z]+)*")
# What sources deliver is renamed and de-duplicated once, in staging. Rows that a run makes (policies, windows,
# the run itself) may be read by any layer.
DELIVERED = {
    *("customer", "customer_attribute", "item", "payment", "fx_rate", "control_total"),
    *("sales_header", "sales_line", "order_header", "order_line"),
    *DATED_TABLES,
}


def layer_of(path: str) -> str:
    """The folder of a model: staging, metrics, tiers or marts."""
    return PurePosixPath(path).parts[2]


def read_against_the_flow(path: str, text: str, layers: dict[str, str]) -> list[str]:
    own, faults = layer_of(path), []
    for name in REF.findall(text):
        layer = layers.get(name)
        if layer is None:
            faults.append(f"{path}: ref('{name}') is no model: correct the name")
        elif LAYERS.index(layer) > LAYERS.index(own):
            faults.append(f"{path}: {own} reads {name} of {layer}: models flow {' -> '.join(LAYERS)}")
    for _, table in SOURCE.findall(text):
        if table in DELIVERED and own != "staging":
            faults.append(f"{path}: {own} reads delivered table {table}: read its staging model")
    return faults


def against_the_naming_law(path: str) -> list[str]:
    layer, name = layer_of(path), PurePosixPath(path).stem
    if layer == "marts":
        kept = PLAIN.fullmatch(name)
        return [] if kept else [f"{path}: a mart has a plain name, words joined by one underscore"]
    law = rf"{PREFIX.get(layer, '?')}_[a-z]+(_[a-z]+)*__[a-z]+(_[a-z]+)*"
    return [] if re.fullmatch(law, name) else [f"{path}: name it {PREFIX.get(layer)}_<subject>__<what>"]


def without_a_partner(paths: set[str]) -> list[str]:
    """Models without their yml, and yml files without their model."""
    stems = {ending: {p.removesuffix(ending) for p in paths if p.endswith(ending)} for ending in (".sql", ".yml")}
    lonely = [
        f"{stem}.sql: no {PurePosixPath(stem).name}.yml beside it: add one" for stem in stems[".sql"] - stems[".yml"]
    ]
    left = stems[".yml"] - stems[".sql"]
    return sorted(lonely + [f"{stem}.yml: describes no model beside it: rename or remove it" for stem in left])


def test_models_flow_one_way() -> None:
    layers = {PurePosixPath(path).stem: layer_of(path) for path in models()}
    faults = faults_in(models(), lambda path, text: read_against_the_flow(path, text, layers))
    assert not faults, told(faults)


def test_models_are_named_by_the_law() -> None:
    assert not (faults := [fault for path in models() for fault in against_the_naming_law(path)]), told(faults)


def test_every_model_stands_in_a_layer() -> None:
    strangers = [path for path in models() if layer_of(path) not in LAYERS]
    assert strangers == [], f"layers are {LAYERS}"


def test_every_model_has_its_yml_beside_it() -> None:
    assert not (faults := without_a_partner({*models(), *descriptions()})), told(faults)


def test_an_engine_difference_has_a_file_of_its_own() -> None:
    macro = re.compile(r"\{%-?\s*macro\s+([a-z0-9_]+)\s*\(")
    for path, text in files(".sql", "dbt_project/macros/engine/").items():
        names = {re.sub(r"^[a-z]+__", "", name) for name in macro.findall(text)}
        assert PurePosixPath(path).stem in names, f"{path}: name the file after its macro; found {sorted(names)}"
    assert (ROOT / "dbt_project/macros").is_dir()


def test_a_model_against_the_flow_is_caught() -> None:
    layers = {"stg_a__b": "staging", "tier_a__b": "tiers"}
    path = f"{MODELS}metrics/met_a__b.sql"
    assert read_against_the_flow(path, "select * from {{ ref('tier_a__b') }}", layers)
    assert read_against_the_flow(path, "select * from {{ source('landing', 'sales_line') }}", layers)
    assert read_against_the_flow(path, "select * from {{ ref('nowhere') }}", layers)
    assert read_against_the_flow(path, "{{ ref('stg_a__b') }} {{ source('landing', 'window') }}", layers) == []


def test_a_name_against_the_law_is_caught() -> None:
    for bad in (
        "metrics/customer_spend.sql",
        "metrics/stg_a__b.sql",
        "marts/mart__tiers.sql",
        "tiers/tier_reached.sql",
    ):
        assert against_the_naming_law(MODELS + bad), bad
    assert against_the_naming_law(f"{MODELS}metrics/met_customer__spend.sql") == []


def test_a_model_without_yml_is_caught() -> None:
    assert without_a_partner({"a/x.sql", "a/y.yml", "a/z.sql", "a/z.yml"}) == [
        "a/x.sql: no x.yml beside it: add one",
        "a/y.yml: describes no model beside it: rename or remove it",
    ]
