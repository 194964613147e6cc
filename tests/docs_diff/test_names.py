"""Names proposed for the resource of a new operation."""

from __future__ import annotations

import pytest

from tools.docs_diff.names import resource

SIGNED = "{openid}/{timestamp}/{digest}/{msg_id}"


@pytest.mark.parametrize(
    ("path", "page", "name"),
    [
        ("/api/vessel/v1/addVslClass", None, "vessel_classes"),
        ("/api/x/v1/addVslClass", "https://docs.example.invalid/vesselClass.html", "vessel_classes"),
        ("/api/customer/v1/maintainCmPier", None, "customer_piers"),
        ("/api/customer/v1/maintainPier", None, "piers"),
        ("/api/x/v1/addVslClass", None, "vsl_classes"),
        ("/api/x/v1/addVslClass", "https://docs.example.invalid/class.html", "vsl_classes"),
        ("/api/vs/v1/addVsClass", None, "vs_classes"),
        ("/api/identity/v1/addIdClass", None, "id_classes"),
    ],
)
def test_abbreviation_is_written_out_if_the_page_has_the_word(path: str, page: str | None, name: str) -> None:
    assert resource(f"{path}/{SIGNED}", [], (), page) == name
