"""Prints each label as it comes, and goes on where it was left when it is started again.

    pip install kafka-python
    python docs/examples/labels.py 127.0.0.1:9092
"""
import json
import sys

from kafka import KafkaConsumer

consumer = KafkaConsumer(
    "predictions",
    bootstrap_servers=sys.argv[1],
    group_id="labels-example-python",
    auto_offset_reset="earliest",
    # Without it, outcomes of transactions that were given up are seen too.
    isolation_level="read_committed",
)
for record in consumer:
    key = record.key.decode()
    if record.value is None:
        print(f"{key}: no label any more", flush=True)
        continue
    prediction = json.loads(record.value)
    print(f"{key}: {prediction['label']} ({prediction['confidence']:.0%})", flush=True)
