"""openapi-spec-validator on each file that is named; its own command stops at the first invalid one."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator
from yamlcore import CCoreLoader


def main() -> None:
    """Print the errors of every file; exit with 1 if there are any."""
    found = False
    for name in sys.argv[1:]:
        document = yaml.load(Path(name).read_text("utf-8"), Loader=CCoreLoader)  # noqa: S506 - YAML 1.2, no objects
        is_30 = str(document.get("openapi")).startswith("3.0.")
        for error in (OpenAPIV30SpecValidator if is_30 else OpenAPIV31SpecValidator)(document).iter_errors():
            found = True
            print(f"{name}: {'.'.join(map(str, error.absolute_path))}: {error.message[:500]}")
    sys.exit(found)


if __name__ == "__main__":
    main()
