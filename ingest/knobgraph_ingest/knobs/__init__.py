"""The knob catalog: finds what steers execution in all code, describes it, and proposes where it should live."""
