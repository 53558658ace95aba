#!/bin/sh
# Makes the default namespace once the server answers.
set -eu

temporal operator namespace describe default --address "$TEMPORAL_ADDRESS" ||
  temporal operator namespace create default --retention 72h --address "$TEMPORAL_ADDRESS"
