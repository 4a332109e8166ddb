"""Its folder is where `rows` is found by the tests in the folders beneath."""
