"""Checks what Kustomize built, from standard input: Kubernetes' own kinds strictly against its schemas, others against those beside this file."""

import json
import pathlib
import sys

import jsonschema
import kubernetes_validate
import yaml

KUBERNETES = "1.33"
SCHEMAS = pathlib.Path(__file__).parent / "schemas"


def problem(resource):
    schema = SCHEMAS / (resource["kind"] + ".json")
    try:
        if schema.exists():
            jsonschema.validate(resource, json.loads(schema.read_text()), jsonschema.Draft202012Validator)
        else:
            kubernetes_validate.validate(resource, KUBERNETES, strict=True)
        return None
    except (jsonschema.ValidationError, kubernetes_validate.SchemaNotFoundError, kubernetes_validate.ValidationError) as e:
        return str(e)


def main(name):
    resources = [r for r in yaml.safe_load_all(sys.stdin) if r]
    problems = 0
    for resource in resources:
        found = problem(resource)
        if found:
            problems += 1
            print(f"{name}: {resource['kind']} {resource['metadata']['name']}: {found}", file=sys.stderr)
    print(f"{name}: {len(resources)} resources, {problems or 'no'} problems")
    sys.exit(1 if problems or not resources else 0)


main(sys.argv[1])
