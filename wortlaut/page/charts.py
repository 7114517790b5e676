"""The pictures: timeline, map, network, and figures; each with its data as CSV and its sentences."""

from __future__ import annotations

from starlette.routing import Route

from wortlaut.page import chart_figures, chart_map, chart_network, chart_timeline

routes: list[Route] = [
    *chart_timeline.routes,
    *chart_map.routes,
    *chart_network.routes,
    *chart_figures.routes,
]
