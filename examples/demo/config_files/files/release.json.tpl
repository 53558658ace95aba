{"release": "{{ .Release.Name }}", "replicas": {{ .Values.apps.web.replicas }}}
