"""The record as JSON, under ``/api``."""
