package io.trackplane.plan;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What people write for types, in the languages and programs they come from. */
final class TypeWords {
    private static final Map<PropertyType, String> WORDS = Map.of(
            PropertyType.STRING, "string,str,text,varchar,char,uuid,字符串,文本,字符",
            PropertyType.INTEGER, "integer,int,int32,int64,uint32,uint64,long,bigint,short,整数,整型,长整型",
            PropertyType.NUMBER, "number,float,double,decimal,real,数字,数值,浮点,浮点数,小数,金额",
            PropertyType.BOOLEAN, "boolean,bool,布尔,布尔值,布尔型",
            PropertyType.TIMESTAMP, "timestamp,datetime,date-time,time,date,时间戳,时间,日期时间",
            PropertyType.ENUM, "enum,枚举",
            PropertyType.ARRAY, "array,list,数组,列表",
            PropertyType.OBJECT, "object,json,map,struct,dict,对象");

    private TypeWords() {}

    /** The type of a word such as {@code String}, {@code List<String>}, {@code int[]} or {@code 时间戳}. */
    static Optional<PropertyDefinition> of(String word) {
        var plain = word.strip().toLowerCase(Locale.ROOT);
        int open = plain.indexOf('<');
        if (plain.endsWith("[]")) {
            return Optional.of(array(plain.substring(0, plain.length() - 2)));
        }
        if (open > 0 && plain.endsWith(">")) {
            var outer = simple(plain.substring(0, open));
            return outer.map(type -> type == PropertyType.ARRAY
                    ? array(plain.substring(open + 1, plain.length() - 1))
                    : PropertyDefinition.of("", type));
        }
        return simple(plain).map(type -> PropertyDefinition.of("", type));
    }

    private static PropertyDefinition array(String element) {
        var draft = new PropertyDraft("", PropertyType.ARRAY);
        draft.items = simple(element)
                .filter(type -> type != PropertyType.ENUM)
                .map(type -> PropertyDefinition.of("", type))
                .orElse(null);
        return draft.done();
    }

    private static Optional<PropertyType> simple(String word) {
        for (var type : PropertyType.values()) {
            for (var known : WORDS.getOrDefault(type, "").split(",")) {
                if (known.equals(word)) {
                    return Optional.of(type);
                }
            }
        }
        return Optional.empty();
    }
}
