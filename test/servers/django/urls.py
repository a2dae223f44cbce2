from django.http import HttpResponse
from django.urls import include, path
from django.views.decorators.csrf import ensure_csrf_cookie
urlpatterns = [path('csrf', ensure_csrf_cookie(lambda request: HttpResponse('ok'))), path('accounts/', include('allauth.urls')), path('_allauth/', include('allauth.headless.urls'))]
