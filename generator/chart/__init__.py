"""Decision trees → flowcharts as SVG, for pages and for paper. Layout by Graphviz; text, shapes and lines our own."""

from generator.chart.drawings import LateDrawings, draw
from generator.chart.funnel_chart import funnel_charts
from generator.chart.layout import LayoutFailed
from generator.chart.single_chart import ChartFormat, chart_picture, chart_text, dot

__all__ = [
    "ChartFormat",
    "LateDrawings",
    "LayoutFailed",
    "chart_picture",
    "chart_text",
    "dot",
    "draw",
    "funnel_charts",
]
