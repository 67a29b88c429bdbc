"""Compares what the JSON Schema of questionnaires says with what the loader says.

For every good, bad and shipped questionnaire both must accept or both refuse.
A bad one whose NAME.expect has the line "# schema: blind" has a fault that no
schema can see; of it only the loader is asked.  Prints TAP.
"""

import glob
import json
import os
import re
import subprocess
import sys

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f"1..0 # SKIP python3-{missing.name} is not there")
    sys.exit(0)

TOP = os.environ["TOP"]
DATA = os.environ["TESTDATA"]
VERDICT = os.environ.get("VERDICT", "tests/unit/questionnaire-verdict")
SCHEMA = os.path.join(TOP, "questionnaires", "kompass-questionnaire.schema.json")


class EditorLoader(yaml.SafeLoader):
    """Types as YAML 1.2 has them, which is what editors go by: no is a word."""

    yaml_implicit_resolvers = {}

    def construct_mapping(self, node, deep=False):
        found = super().construct_mapping(node, deep=True)
        return {str(key): value for key, value in found.items()}


EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:null", re.compile(r"^(~|null|Null|NULL|)$"), None)
EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(true|True|TRUE|false|False|FALSE)$"), None)
EditorLoader.add_implicit_resolver(
    "!int", re.compile(r"^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$"), None)
EditorLoader.add_implicit_resolver(
    "!float", re.compile(r"^([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
                         r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$"), None)


def construct_int(loader, node):
    text = loader.construct_scalar(node)
    return int(text, 0) if text.startswith("0x") or text.startswith("0o") else int(text)


def construct_float(loader, node):
    return float(re.sub(r"\.(?=inf|nan)", "", loader.construct_scalar(node).lower()))


EditorLoader.add_constructor("!int", construct_int)
EditorLoader.add_constructor("!float", construct_float)


def schema_faults(validator, path):
    """What the schema finds wrong with a file, as strings."""
    try:
        with open(path, "rb") as file:
            tree = yaml.load(file.read(), Loader=EditorLoader)
    except (yaml.YAMLError, ValueError) as error:
        return [str(error).splitlines()[0]]
    return [f"{error.json_path}: {error.message[:100]}" for error in validator.iter_errors(tree)]


def loader_faults(paths):
    """What the loader finds wrong with each file, as lists of lines."""
    result = subprocess.run([VERDICT, *paths], capture_output=True, check=False)
    if result.returncode not in (0, 1):
        sys.exit(f"{VERDICT}: exit status {result.returncode}\n{result.stderr.decode()}")
    faults = {path: [] for path in paths}
    for line in result.stdout.decode("utf-8", "replace").splitlines():
        path = re.match(r"(.*\.yaml):", line)[1]
        faults[path].append(line[len(path) + 1:])
    return faults


def is_blind(path):
    try:
        with open(path[:-len(".yaml")] + ".expect", encoding="utf-8") as file:
            return "# schema: blind" in file.read().splitlines()
    except FileNotFoundError:
        return False


def main():
    with open(SCHEMA, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    folders = (os.path.join(TOP, "questionnaires"),
               os.path.join(DATA, "good", "questionnaire"),
               os.path.join(DATA, "bad", "questionnaire"))
    paths = [path for folder in folders for path in sorted(glob.glob(folder + "/*.yaml"))
             if not os.path.basename(path).startswith("mapping-")]
    loader = loader_faults(paths)
    failed = 0
    for number, path in enumerate(paths, 1):
        found = schema_faults(validator, path)
        agrees = bool(loader[path]) if is_blind(path) else bool(found) == bool(loader[path])
        failed += not agrees
        print(f"{'' if agrees else 'not '}ok {number} - {os.path.relpath(path, TOP)}")
        if not agrees:
            for line in loader[path] or ["nothing"]:
                print(f"#   loader: {line}")
            for line in found or ["nothing"]:
                print(f"#   schema: {line}")
    print(f"1..{len(paths)}")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
