# Optiscope: run `make help` for the targets.
ADDR    ?= localhost:8080
GO      ?= go
# The packages that need neither a display nor a browser; they also run as js/wasm under node.
PURE    := ./optim/... ./scenes/control ./scenes/words ./scenes/state ./scenes/compute ./scenes/claim ./scenes/challenge ./scenes/sheet ./scenes/export ./scenes/geom ./scenes/icon
# Everything drawn is tested in software, so that pictures are the same on every machine.
DISPLAY_RUN := LIBGL_ALWAYS_SOFTWARE=1 xvfb-run -a -s "-screen 0 3840x2160x24"

.PHONY: run site single test check unit fused node fuzz drawn desktop stamina release shots bench help

run: ## build the site quickly and serve it on http://localhost:8080 (ADDR=host:port for another place)
	$(GO) run ./web/serve -addr $(ADDR)

site: ## the site to deploy, in dist/: hashed names, .br and .gz beside each file
	$(GO) run ./web/serve -out dist

single: ## the site as one HTML file that runs from a disk without a server, dist/optiscope.html
	$(GO) run ./web/single -out dist/optiscope.html

test: check ## everything that CI runs
	@# what needs one core beside what needs another, and then what needs both
	$(MAKE) --no-print-directory -j2 --output-sync=target unit fused node
	$(MAKE) --no-print-directory fuzz drawn

check: # format and vet, for both programs
	@unformatted=$$(gofmt -l optim scenes wasm web); if [ -n "$$unformatted" ]; then echo "gofmt these files:"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...
	GOOS=js GOARCH=wasm $(GO) vet $(PURE) ./scenes ./wasm

unit: # what needs neither a display nor a browser
	$(GO) test -shuffle=on $(PURE)

fused: # the core where processors multiply and add at once; optim/fused_test.go reads in the machine code that it never does
	@if grep -qs '^flags' /proc/cpuinfo && ! grep -qw avx2 /proc/cpuinfo; then echo "GOAMD64=v3 does not run on this processor"; \
	else echo "GOAMD64=v3 $(GO) test -shuffle=on ./optim/..."; GOAMD64=v3 $(GO) test -shuffle=on ./optim/...; fi

node: # the same as WebAssembly
	@.ci/need node
	PATH="$$PATH:$$($(GO) env GOROOT)/lib/wasm" GOOS=js GOARCH=wasm $(GO) test -shuffle=on $(PURE)

fuzz: ## a short search for inputs that break the parsers; N=1000000 for so many formulas
	@# counted, because a search by time may end in "context deadline exceeded", and so may one that makes its finds smaller by time
	$(GO) test -run '^$$' -fuzzminimizetime 200x -fuzz FuzzParse -fuzztime $(or $(N),200000)x ./optim/formula
	$(GO) test -run '^$$' -fuzzminimizetime 200x -fuzz FuzzFormula -fuzztime $(or $(N),30000)x ./scenes/state
	$(GO) test -run '^$$' -fuzzminimizetime 200x -fuzz FuzzLoad -fuzztime 60000x ./scenes/state
	$(GO) test -run '^$$' -fuzzminimizetime 200x -fuzz FuzzParse -fuzztime 10000x ./scenes/claim
	$(GO) test -run '^$$' -fuzzminimizetime 200x -fuzz FuzzParse -fuzztime 40000x ./web/lessons
	$(GO) test -run '^$$' -fuzzminimizetime 200x -fuzz FuzzDecode -fuzztime 40000x ./scenes/sheet

drawn: # pictures, the native program and a real browser
	@.ci/need xvfb-run chromium npm
	$(DISPLAY_RUN) $(GO) test -shuffle=on -timeout 40m ./scenes/paint ./scenes/view ./scenes ./scenes/ui ./wasm/... ./web/...

desktop: ## the native program for this machine, bin/optiscope
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags="-s -w" -o bin/optiscope$$($(GO) env GOEXE) ./wasm

stamina: ## random use of both programs, MINUTES=60 each, from the seed STAMINA_SEED=1
	@.ci/need xvfb-run chromium
	STAMINA=$(or $(MINUTES),60)m $(DISPLAY_RUN) $(GO) test -count=1 -v -timeout 0 -p 1 -run '^TestStamina$$' ./web/browser ./wasm

release: ## archives of the native program for linux, windows and macOS on amd64 and arm64, in bin/, the same bytes every time
	$(GO) run ./wasm/release -out bin

shots: ## pictures of page and desktop in several sizes and both themes, in shots/ (ONLY=regexp takes some of them)
	@.ci/need xvfb-run chromium
	SHOTS=$(CURDIR)/shots $(DISPLAY_RUN) $(GO) test -count=1 -timeout 30m -run Shots ./web/browser ./wasm

bench: ## the measurements behind every figure in the README
	@.ci/need xvfb-run chromium
	@.ci/bench

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 18
