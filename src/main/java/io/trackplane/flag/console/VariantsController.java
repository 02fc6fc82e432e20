package io.trackplane.flag.console;

import io.trackplane.flag.Flag;
import io.trackplane.flag.Rule;
import io.trackplane.flag.Serve;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.Editing;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The values a flag can have. A new key of a variant is taken to the rules that serve it. */
@Controller
class VariantsController {
    private static final String VARIANTS = FlagPaths.FLAG + "/variants";
    private static final List<String> FIELDS = List.of("variants", "off_variant", "rules", "otherwise");

    private final FlagTabs tabs;
    private final FlagPages pages;

    VariantsController(FlagTabs tabs, FlagPages pages) {
        this.tabs = tabs;
        this.pages = pages;
    }

    @GetMapping(VARIANTS)
    @RequiresPermission(Permission.TENANT_READ)
    String show(Environment environment, @PathVariable String key, Model model) {
        var now = pages.editing(environment, key);
        pages.made(now, FIELDS, model);
        return page(environment, now, VariantsForm.of(FlagPages.flag(now)), Map.of(), model);
    }

    @PostMapping(VARIANTS)
    @RequiresPermission(Permission.FLAGS_CHANGE)
    String save(
            Environment environment, @PathVariable String key, Caller caller, HttpServletRequest request, Model model) {
        var now = pages.editing(environment, key);
        var posted = Posted.of(request);
        var form = VariantsForm.read(posted);
        FlagPages.madeFrom(posted, FIELDS, model);
        if (posted.action().startsWith("variant.")) {
            return page(environment, now, form.after(posted.action()), Map.of(), model);
        }
        var tab = new FlagTabs.Tab(
                "variants", flag -> wanted(flag, form), problems -> page(environment, now, form, problems, model));
        return tabs.save(environment, now, posted, tab, caller, model);
    }

    private static Map<String, String> wanted(Flag flag, VariantsForm form) {
        var variants = form.variants(flag.type());
        var renaming = new Renaming(form.renamed());
        var rules = flag.rules().stream().map(renaming::of).toList();
        refuseMissing(flag, form);
        var wanted = new LinkedHashMap<String, String>();
        wanted.put("variants", Fields.json(variants));
        wanted.put("off_variant", Fields.json(renaming.of(flag.offVariant())));
        wanted.put("rules", Fields.json(rules));
        wanted.put("otherwise", Fields.json(renaming.of(flag.otherwise())));
        return wanted;
    }

    /** A variant that is served somewhere has to stay until it is not. */
    private static void refuseMissing(Flag flag, VariantsForm form) {
        var kept = form.rows().stream().map(VariantsForm.Row::was).toList();
        var used = new TreeSet<String>();
        used.add(flag.offVariant());
        flag.rules().stream().map(Rule::serve).forEach(serve -> collect(serve, used));
        collect(flag.otherwise(), used);
        used.removeIf(kept::contains);
        used.removeIf(variant -> form.rows().stream().anyMatch(row -> row.key().equals(variant)));
        if (!used.isEmpty()) {
            throw new Problem.Invalid("variants", Message.of("flag.problem.variant.used", String.join(", ", used)));
        }
    }

    private static void collect(Serve serve, TreeSet<String> used) {
        switch (serve) {
            case Serve.One one -> used.add(one.variant());
            case Serve.Split split -> split.split().forEach(weight -> used.add(weight.variant()));
        }
    }

    private String page(
            Environment environment, Editing now, VariantsForm form, Map<String, Message> problems, Model model) {
        var told = pages.texts().told(problems);
        pages.head(environment, now, "variants", model);
        model.addAttribute("told", told);
        model.addAttribute("form", form);
        model.addAttribute("focus", form.focus());
        return "flag/variants";
    }
}
