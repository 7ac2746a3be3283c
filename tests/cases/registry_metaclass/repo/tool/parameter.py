class Parameter:
    _counter = 0

    def __init__(self, default=None, description=None, always_in_help=False):
        self._default = default
        self.description = description
        self.always_in_help = always_in_help
        self._counter = Parameter._counter
        Parameter._counter += 1

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return instance.__dict__.get("x")

    @staticmethod
    def _parser_global_dest(param_name, task_name):
        return task_name + "_" + param_name

    @classmethod
    def _parser_kwargs(cls, param_name, task_name=None):
        return {
            "action": "store",
            "dest": cls._parser_global_dest(param_name, task_name) if task_name else param_name,
        }


class BoolParameter(Parameter):
    def _parser_kwargs(self, *args, **kwargs):
        parser_kwargs = super()._parser_kwargs(*args, **kwargs)
        parser_kwargs["action"] = "store_true"
        return parser_kwargs
