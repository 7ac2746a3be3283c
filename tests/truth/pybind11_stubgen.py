"""argparse into a namespace subclass; a class whose bases the flags choose is made inside a function and given its settings by methods."""

SPEC = {
    "package": "pybind11_stubgen",
    "requirement": "pybind11-stubgen==3.0.0",
    "style": "argparse with converting types into a Namespace subclass -> class made of mixins in a function, setter methods of the mixins, plain classes by keywords",
    "entry": "pybind11_stubgen:main",
    "prog": "pybind11-stubgen",
    "packages": ["pybind11_stubgen"],
    "argv": ["@0", "json"],
    "track": r"^pybind11_stubgen\.(printer\.Printer|writer\.Writer|stub_parser_from_args\.<locals>\.Parser)$",
    "only_track": True,
    "preload": ["pybind11_stubgen"],
    "stops": ["pybind11_stubgen:run"],
    "vary": {
        "--ignore-invalid-expressions": [["--ignore-invalid-expressions", "a.*"]],
        "--ignore-invalid-identifiers": [["--ignore-invalid-identifiers", "a.*"]],
        "--ignore-unresolved-names": [["--ignore-unresolved-names", "a.*"]],
        "--print-safe-value-reprs": [["--print-safe-value-reprs", "a.*"]],
        "--enum-class-locations": [["--enum-class-locations", "A:b.C"]],
        "--stub-extension": [["--stub-extension", "py"]],
    },
    "skip_fields": r"(__DIM_VARS|__annotated_name|__array_names|__local_types|__ndarray_name|numpy_primitive_types|__found_fatal_errors)$",
    "notes": ["Attributes that a mixin holds as constants, and that are there only where the flag chooses the mixin, are left out."],
    "ok_status": r"stopped",
}
