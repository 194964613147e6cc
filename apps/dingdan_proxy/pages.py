"""The OpenAPI documents and Swagger UI, from local files."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from dingdan_proxy.bodies import is_set
from dingdan_proxy.openapi import document
from dingdan_proxy.operations import PACKAGES
from dingdan_proxy.problems import ProblemError

OWN = Path(__file__).parent / "ui"
SWAGGER = ("swagger-ui-bundle.js", "swagger-ui-standalone-preset.js", "swagger-ui.css")
"""The files of the library swagger-ui-py that are served."""
HEADERS = {
    # Swagger UI writes styles into its elements, and pictures as data.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def swagger_folder() -> Path:
    """Return the folder with the files of Swagger UI.

    Raises:
        ModuleNotFoundError: the library is not installed.
    """
    found = importlib.util.find_spec("swagger_ui")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("No module named 'swagger_ui'", name="swagger_ui")
    return Path(found.submodule_search_locations[0]) / "static"


def routes() -> list[Route]:
    """Return the routes of the documents and of the page.

    Raises:
        ModuleNotFoundError: Swagger UI is not installed.
    """
    swagger = swagger_folder()
    files = {name: swagger / name for name in SWAGGER} | {name: OWN / name for name in ("start.js",)}

    async def page(_request: Request) -> Response:
        return FileResponse(OWN / "index.html", headers=HEADERS)

    async def file(request: Request) -> Response:
        path = files.get(request.path_params["name"])
        if path is None:
            raise ProblemError("no-such-path", request.url.path)
        return FileResponse(path, headers=HEADERS)

    return [
        Route("/", page, methods=["GET"]),
        Route("/ui/{name}", file, methods=["GET"]),
        Route("/openapi/{platform}.json", _openapi, methods=["GET"]),
    ]


def _openapi(request: Request) -> Response:
    platform = request.path_params["platform"]
    if platform not in PACKAGES:
        raise ProblemError("no-such-path", request.url.path)
    decoded = is_set(request, "decoded")
    found = document(platform, f"{request.base_url}{platform}", decoded=decoded)
    return JSONResponse(found, headers={"Cache-Control": "no-cache"})
