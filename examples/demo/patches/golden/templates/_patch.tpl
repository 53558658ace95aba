{{/* Merges a patch into an object, in place, as Kubernetes merges strategic patches: maps by key, and the items of lists by their merge keys. Other lists are replaced; null removes. Arguments: object, patch, merge keys of fields. */}}
{{- define "patches-chart.patch" -}}
{{- $object := index . 0 -}}
{{- $keys := index . 2 -}}
{{- range $field, $value := omit (index . 1) "$patch" -}}
{{- if kindIs "invalid" $value -}}
{{- $_ := unset $object $field -}}
{{- else if and (kindIs "slice" $value) (hasKey $keys $field) -}}
{{- include "patches-chart.patchItems" (list $object $field $value $keys) -}}
{{- else if kindIs "map" $value -}}
{{- if or (hasKey $value "$patch") (not (kindIs "map" (get $object $field))) }}{{ $_ := set $object $field dict }}{{ end -}}
{{- include "patches-chart.patch" (list (get $object $field) $value $keys) -}}
{{- else -}}
{{- $_ := set $object $field $value -}}
{{- end -}}
{{- end -}}
{{- end }}

{{/* Merges items of a list that have a merge key. Arguments: object, field, items of the patch, merge keys of fields. */}}
{{- define "patches-chart.patchItems" -}}
{{- $object := index . 0 -}}
{{- $field := index . 1 -}}
{{- $keys := index . 3 -}}
{{- $key := get $keys $field -}}
{{- $replace := dict "$patch" "replace" -}}
{{- $items := ternary list (get $object $field | default list) (has $replace (index . 2)) -}}
{{- range $patch := without (index . 2) $replace -}}
{{- $same := list -}}
{{- range $items -}}
{{- if eq (include "patches-chart.patchKey" (list . $key)) (include "patches-chart.patchKey" (list $patch $key)) }}{{ $same = append $same . }}{{ end -}}
{{- end -}}
{{- if eq (get $patch "$patch") "delete" -}}
{{- range $same }}{{ $items = without $items . }}{{ end -}}
{{- else if or $same (hasKey $patch "image") (not (has $field (list "containers" "initContainers"))) -}}
{{- $item := first $same | default dict -}}
{{- if not $same }}{{ $items = append $items $item }}{{ end -}}
{{- include "patches-chart.patch" (list $item $patch $keys) -}}
{{- end -}}
{{- end -}}
{{- $_ := set $object $field $items -}}
{{- end }}

{{/* What tells items of a list apart: the merge key and, for ports, the protocol. Arguments: item, merge key. */}}
{{- define "patches-chart.patchKey" -}}
{{- printf "%v %v" (get (index . 0) (index . 1)) (get (index . 0) "protocol" | default "TCP") -}}
{{- end }}
