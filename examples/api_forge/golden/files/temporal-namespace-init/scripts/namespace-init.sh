#!/bin/sh
# Creates the namespace `default`, unless it exists.
set -eu

temporal operator namespace describe --namespace default --address "$TEMPORAL_ADDRESS" ||
  temporal operator namespace create --namespace default --retention 72h --address "$TEMPORAL_ADDRESS"
