import abc


class Register(abc.ABCMeta):
    AMBIGUOUS = "ambiguous"
    _reg = []
    _default_namespace_dict = {}

    def __new__(metacls, classname, bases, classdict, **kwargs):
        cls = super(Register, metacls).__new__(metacls, classname, bases, classdict, **kwargs)
        cls._namespace_at_class_time = metacls._get_namespace(cls.__module__)
        metacls._reg.append(cls)
        return cls

    @classmethod
    def _get_namespace(mcs, module_name):
        for parent in mcs._module_parents(module_name):
            entry = mcs._default_namespace_dict.get(parent)
            if entry:
                return entry
        return ""

    @staticmethod
    def _module_parents(module_name):
        spl = module_name.split(".")
        for i in range(len(spl), 0, -1):
            yield ".".join(spl[0:i])
        if module_name:
            yield ""

    @property
    def task_family(cls):
        task_namespace = cls.get_task_namespace()
        if not task_namespace:
            return cls.__name__
        else:
            return f"{task_namespace}.{cls.__name__}"

    @classmethod
    def _get_reg(cls):
        reg = dict()
        for task_cls in cls._reg:
            if not task_cls._visible_in_registry:
                continue
            name = task_cls.get_task_family()
            if name in reg and (reg[name] == Register.AMBIGUOUS or not issubclass(task_cls, reg[name])):
                reg[name] = Register.AMBIGUOUS
            else:
                reg[name] = task_cls
        return reg

    @classmethod
    def get_all_params(cls):
        for task_name, task_cls in cls._get_reg().items():
            if task_cls == cls.AMBIGUOUS:
                continue
            for param_name, param_obj in task_cls.get_params():
                yield task_name, (not task_cls.use_cmdline_section), param_name, param_obj
