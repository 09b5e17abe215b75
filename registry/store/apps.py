from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "registry.store"
    label = "registry"
    verbose_name = "Cơ sở dữ liệu văn bản"
    default_auto_field = "django.db.models.BigAutoField"
