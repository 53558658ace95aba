-- Runs once, when the data directory is empty.
CREATE DATABASE todo;
