"""The list of quirks that is made from the specs."""

from __future__ import annotations

from generator.bundle import bundle
from generator.model import Platform
from generator.quirks import quirk_list
from tests.generator.spec_folder import SpecFolder

HEAD = (
    "# Quirks of the documents\n\nMade from the `x-quirk` of the specs by `make generate`; do not edit.\n"
    "Each is a slip or oddity of a platform's own page, and what the spec does about it.\n"
)


def listed(*folders: SpecFolder) -> str:
    return quirk_list([Platform(folder.key, bundle(folder.entry).document) for folder in folders])


def test_operations_components_and_fields_are_listed_in_order_of_name(teahouse: SpecFolder) -> None:
    teahouse.edit("schemas/teas.yaml", "      description: Its name.\n", "      description: D.\n"
                  "      x-quirk: >-\n        Printed as a|b,\n        on two lines.\n")  # fmt: skip
    teahouse.edit("schemas/teas.yaml", "  description: A leaf.\n", "  description: A leaf.\n  x-quirk: Odd.\n")
    assert listed(teahouse) == (
        HEAD + "\n## Teahouse API (茶馆)\n"
        '\n| operation | quirk |\n|---|---|\n| `queryTeas` | The page says "the teas". |\n'
        "\n| field | quirk |\n|---|---|\n| `Leaf` | Odd. |\n| `Origin.place` | Printed as a\\|b, on two lines. |\n"
    )


def test_a_table_without_rows_is_left_out(teahouse: SpecFolder) -> None:
    teahouse.edit("paths/teas.yaml", '    x-quirk: The page says "the teas".\n', "")
    assert listed(teahouse, teahouse) == HEAD + "\n## Teahouse API (茶馆)\n" * 2
