from coordinator.paths import bundled
from coordinator.records import RECORDS
from coordinator.records.declaration import fields_of
from coordinator.records.schema import page


def test_the_page_of_the_tables_is_up_to_date() -> None:
    written = (bundled("db/migrations").parent / "schema.md").read_text("utf-8")
    assert written == page(), "python3 dev.py schema writes it anew"


def test_the_page_names_every_field_with_its_words() -> None:
    found = page()
    for record in RECORDS:
        section = found.split(f"\n## {record.about.kind}\n")[1].split("\n## ")[0]
        for field in fields_of(record):
            assert f"| `{field.column}` | `{field.name}` |" in section
            assert all(f"`{word.value}`" in section for word in field.choices or ())
