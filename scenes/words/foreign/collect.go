package foreign

import (
	"reflect"
	"slices"
)

// unread are the fields of records that no reader sees as they are: keys, code, and what a reader typed.
var unread = []string{"ID", "Value", "Default", "Icon", "View", "Key", "Tab", "Opener", "MathML", "PictureKey", "Source"}

// Each calls a function with every text that stands in a record, a list of them, or a map, but for fields that no reader sees.
func Each(record any, do func(text string)) { each(reflect.ValueOf(record), do) }

func each(v reflect.Value, do func(text string)) {
	switch v.Kind() {
	case reflect.String:
		if v.Len() > 0 {
			do(v.String())
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			each(v.Elem(), do)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			each(v.Index(i), do)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			each(v.MapIndex(key), do)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !slices.Contains(unread, f.Name) {
				each(v.Field(i), do)
			}
		}
	}
}
