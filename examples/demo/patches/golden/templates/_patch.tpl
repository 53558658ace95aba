{{/* Merges a patch into an object, in place: maps by key, anything else is replaced; null removes. Arguments: object, patch. */}}
{{- define "patches-chart.patch" -}}
{{- $object := index . 0 -}}
{{- range $key, $value := index . 1 -}}
{{- if kindIs "invalid" $value -}}
{{- $_ := unset $object $key -}}
{{- else if kindIs "map" $value -}}
{{- if not (kindIs "map" (get $object $key)) }}{{ $_ := set $object $key dict }}{{ end -}}
{{- include "patches-chart.patch" (list (get $object $key) $value) -}}
{{- else -}}
{{- $_ := set $object $key $value -}}
{{- end -}}
{{- end -}}
{{- end }}
