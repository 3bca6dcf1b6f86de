"""Hồ sơ Sáng kiến: an offline book of workers' innovations and the papers of their dossiers."""

__version__ = "0.4.0"
