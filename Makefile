PORT ?= 8080
SIGHTLINE := .build/debug/sightline
VENV_PYTHON := $(CURDIR)/.tools/venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help setup assets build run test check lint format bench screenshots clean

help: ## Show what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup:
	@scripts/setup

assets:
	@scripts/fetch-assets

build: setup assets ## Build the program into .build/debug/sightline
	swift build --product sightline

run: build ## Serve the demonstration at http://127.0.0.1:8080 (PORT=… for another port)
	$(SIGHTLINE) demo --data data/demo --port $(PORT)

test: export SIGHTLINE_AGAIN := $(AGAIN)
test: ## Run every test that has not passed on these very files: Swift, scripts, program, browser (AGAIN=1: all)
	@scripts/setup --tests
	@scripts/fetch-assets
	@scripts/passed scripts -- $(VENV_PYTHON) -m pytest -q -p no:cacheprovider Tests/Scripts
	swift build --build-tests
	@SIGHTLINE_PYTHON=$(VENV_PYTHON) scripts/passed swift -- \
		scripts/postgres run -- swift test --skip-build --no-parallel
	@scripts/passed program -- scripts/postgres run -- $(VENV_PYTHON) -m pytest -q -p no:cacheprovider Tests/Program
	@scripts/passed browser -- scripts/browser-tests

check: ## What has to pass before a change lands: lint, check-house and every test, warnings as errors
	@$(MAKE) --no-print-directory lint
	scripts/check-house
	SIGHTLINE_STRICT=1 $(MAKE) --no-print-directory test

lint: ## Say what is not in the house's format
	swift format lint --strict --recursive --parallel Sources Tests Benchmarks Package.swift

format: ## Put every Swift file in the house's format
	swift format format --in-place --recursive --parallel Sources Tests Benchmarks Package.swift

bench: assets ## Measure, with a release build; figures depend on the machine
	@scripts/setup --tests
	swift build -c release --product sightline
	swift build -c release --product bare
	swift build -c release --product engine
	swift build -c release --product sealing
	scripts/bench .build/release

screenshots: build ## Take pictures of the demonstration's pages into screenshots/
	@scripts/setup --tests
	scripts/browser-tests --screenshots screenshots

clean: ## Remove what was built, fetched and installed here; data/ stays
	rm -rf .build .tools screenshots Sources/Platform/Assets/vendor
