"""Figures: functions from rows to HTML whose marks open records, or to a Vega-Lite spec."""
