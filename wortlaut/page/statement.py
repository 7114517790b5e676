"""The view ``statement`` of the page."""

from __future__ import annotations

from starlette.routing import Route

routes: list[Route] = []
