package io.trackplane.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/** What a column of a pasted table means, and the headings that say so, without blanks, signs and what is in parentheses. */
public enum Column {
    /** Nothing of interest. */
    IGNORE(""),
    /** The name of an event: makes the table one of events. */
    EVENT("event,eventname,eventkey,eventid,name,事件名称,事件名,事件,事件编码,事件标识,埋点名称,埋点事件"),
    /** The name of a property group: makes the table one of groups. */
    GROUP("group,groupname,propertygroup,属性组名,组名"),
    /** The name of a property: makes the table the property group that its heading names. */
    PROPERTY("property,propertyname,field,fieldname,attribute,attributename,属性名,属性名称,字段名,字段名称,字段"),
    TITLE("title,displayname,label,标题,显示名,显示名称,中文名,中文名称,事件中文名"),
    PRIORITY("priority,优先级,优先级别,级别"),
    TRIGGER("trigger,when,whenitissent,triggeredwhen,scene,scenario,触发时机,触发场景,触发条件,触发,场景,上报时机,时机"),
    PROPERTIES("properties,props,keyproperties,attributes,fields,parameters,额外字段,关键属性,属性,事件属性,属性列表,附加属性,参数,自定义属性"),
    DESCRIPTION("description,notes,note,comment,remark,meaning,说明,描述,备注,含义,事件说明,属性说明"),
    METRICS("metrics,metric,purpose,usedfor,指标用途,指标,用途,关联指标"),
    CATEGORY("category,module,area,section,分类,类别,模块,板块,所属模块"),
    OWNER("owner,responsible,team,负责人,责任人,负责团队"),
    TAGS("tags,labels,标签"),
    SOURCES("sources,source,platforms,platform,sentfrom,来源,平台,上报端,端"),
    DELIVERY("delivery,上报方式,发送方式"),
    LIFECYCLE("lifecycle,state,status,状态,生命周期"),
    GROUPS("groups,propertygroups,属性组,公共属性,通用属性"),
    TYPE("type,datatype,类型,数据类型,字段类型"),
    REQUIRED("required,mandatory,必填,必选,是否必填,是否必选"),
    VALUES("values,allowed,allowedvalues,enum,取值,枚举值,可选值,取值范围"),
    EXAMPLE("example,sample,examplevalue,示例,示例值,样例"),
    PII("pii,personaldata,sensitivity,个人信息,敏感级别,隐私级别");

    private final List<String> headings;

    Column(String headings) {
        this.headings = List.of(headings.split(","));
    }

    /** What a heading most probably means. */
    public static Column guessed(String heading) {
        var plain = heading.toLowerCase(Locale.ROOT).replaceAll("[(（].*", "").replaceAll("[^\\p{L}\\p{N}]", "");
        for (var column : values()) {
            if (column != IGNORE && column.headings.contains(plain)) {
                return column;
            }
        }
        return IGNORE;
    }

    /** Whether its cells hold several things or a choice, and not a text. */
    boolean isList() {
        return switch (this) {
            case PROPERTIES, METRICS, TAGS, SOURCES, GROUPS, VALUES, PRIORITY, DELIVERY, LIFECYCLE, TYPE, REQUIRED ->
                true;
            default -> false;
        };
    }

    /** Lower snake case. */
    @JsonValue
    public String key() {
        return Choice.key(this);
    }

    @JsonCreator
    static Column of(String key) {
        return Choice.of(Column.class, key);
    }
}
