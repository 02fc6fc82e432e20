package io.trackplane.access;

import io.trackplane.kernel.Permission;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.Caller;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The matrix of roles and permissions, as the code has it. */
@Controller
class RolesController {
    private final Tenants tenants;

    RolesController(Tenants tenants) {
        this.tenants = tenants;
    }

    @GetMapping(Paths.TENANT + "/roles")
    @RequiresPermission(Permission.TENANT_READ)
    String show(@PathVariable String tenant, Caller caller, Model model) {
        model.addAttribute("tenant", tenants.get(tenant));
        model.addAttribute("roles", Role.values());
        model.addAttribute("permissions", Permission.values());
        model.addAttribute("mine", Role.within(caller.permissions()).orElseThrow());
        return "access/roles";
    }
}
