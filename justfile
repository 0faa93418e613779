# For developers, who bring `uv` and `just` themselves; build.py needs neither.

bin := if os_family() == "windows" { ".venv/Scripts" } else { ".venv/bin" }
solve := "uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command 'just lock' --upgrade"

# Everything that must hold before a change is handed in
check:
    {{bin}}/ruff check
    {{bin}}/ruff format --check
    {{bin}}/mypy
    {{bin}}/lint-imports
    {{bin}}/pytest

# Mend what ruff can mend
fmt:
    {{bin}}/ruff check --fix
    {{bin}}/ruff format

# Solve pyproject.toml against the newest releases and write the locks anew
lock:
    {{solve}} pyproject.toml --group build --output-file requirements/run.txt
    {{solve}} --group node --output-file requirements/node.txt
    {{solve}} pyproject.toml --group build --group test --constraint requirements/run.txt --output-file requirements/test.txt

# Build the portal and every community
build *words:
    {{bin}}/python build.py build {{words}}

# Build, watch and serve
serve *words:
    {{bin}}/python build.py serve {{words}}

# Draw the pictures of the handbook anew
pictures:
    {{bin}}/python plugins/docs/handbook-pictures/draw.py
