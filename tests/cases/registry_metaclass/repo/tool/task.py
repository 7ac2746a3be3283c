from tool.register import Register
from tool.parameter import Parameter, BoolParameter


class Task(metaclass=Register):
    _visible_in_registry = True
    task_namespace = "__not_user_specified"

    @property
    def use_cmdline_section(self):
        return True

    @classmethod
    def get_task_namespace(cls):
        if cls.task_namespace != "__not_user_specified":
            return cls.task_namespace
        return cls._namespace_at_class_time

    @classmethod
    def get_task_family(cls):
        return cls.task_family

    @classmethod
    def get_params(cls):
        params = []
        for param_name in dir(cls):
            param_obj = getattr(cls, param_name)
            if not isinstance(param_obj, Parameter):
                continue
            params.append((param_name, param_obj))
        params.sort(key=lambda t: t[1]._counter)
        return params


class Config(Task):
    pass


class email(Config):
    use_cmdline_section = False

    force_send = BoolParameter(default=False, description="force")
    format = Parameter(default="plain", description="format")


class smtp(Config):
    host = Parameter(default="localhost", description="host")
