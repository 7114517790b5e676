"""What a statement does and how its content stands, from its words and grammar: act and status.

The first rule that holds decides (``acts.py``, ``statuses.py``; ``english_acts.py``, ``english_statuses.py``); for a statement whose
spans are known (``cue_acts.py``), in German, the traits are weighed (``traits.py``, ``weighing.py``).
"""
