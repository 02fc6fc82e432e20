package io.trackplane;

import static com.tngtech.archunit.lang.conditions.ArchConditions.notBePublic;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.trackplane.web.OpenTo;
import io.trackplane.web.RequiresPermission;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The house rules that can be checked. */
@AnalyzeClasses(packages = "io.trackplane", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
            .because("such names hide what a thing is for");

    @ArchTest
    static final ArchRule dependenciesComeThroughTheConstructor =
            fields().should().notBeAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule controllersStayInsideTheirModule = classes()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .should(notBePublic())
            .andShould()
            .haveSimpleNameEndingWith("Controller");

    @ArchTest
    static final ArchRule storesStayInsideTheirModule = classes()
            .that()
            .haveSimpleNameEndingWith("Store")
            .and()
            // The event store is what its module is for.
            .resideOutsideOfPackage("io.trackplane.eventstore..")
            .should(notBePublic());

    @ArchTest
    static final ArchRule everyPackageIsNullMarked =
            classes().that().doNotHaveSimpleName("package-info").should(standInANullMarkedPackage());

    @ArchTest
    static final ArchRule theKernelIsPlainJava = noClasses()
            .that()
            .resideInAPackage("io.trackplane.kernel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web..",
                    "org.springframework.data..",
                    "jakarta.servlet..",
                    "com.mongodb..",
                    "org.bson..");

    @ArchTest
    static final ArchRule everyRouteSaysWhoMayCallIt = methods()
            .that()
            .areMetaAnnotatedWith(RequestMapping.class)
            .should()
            .beAnnotatedWith(RequiresPermission.class)
            .orShould()
            .beAnnotatedWith(OpenTo.class);

    private static ArchCondition<JavaClass> standInANullMarkedPackage() {
        return new ArchCondition<>("stand in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var marked = type.getPackage()
                        .tryGetAnnotationOfType(NullMarked.class)
                        .isPresent();
                events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " is not @NullMarked"));
            }
        };
    }
}
