"""Records what Jinja makes of templates, for `jinja.recorded.test.ts`.

usage: record.py > templates.json     (run by the Python of commitizen 4.19.3, which has Jinja)

The environment is the one that commitizen renders a changelog in: `trim_blocks` alone is set.
"""

import copy
import json
import sys

import jinja2

from templates import OTHERS, TEMPLATES, VARIABLES


def rendered(environment, template):
    try:
        return environment.from_string(template).render(**copy.deepcopy(VARIABLES))
    except Exception:
        return None


if __name__ == "__main__":
    environment = jinja2.Environment(loader=jinja2.DictLoader(OTHERS), trim_blocks=True)
    answers = [{"template": template, "text": rendered(environment, template)} for template in TEMPLATES]
    recording = {"jinja": jinja2.__version__, "variables": VARIABLES, "others": OTHERS, "answers": answers}
    json.dump(recording, sys.stdout, ensure_ascii=False, indent=1)
