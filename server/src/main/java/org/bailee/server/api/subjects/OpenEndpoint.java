package org.bailee.server.api.subjects;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bailee.server.access.Access;
import org.bailee.server.access.Decision;
import org.bailee.server.access.Grant;
import org.bailee.server.access.Intent;
import org.bailee.server.api.http.Body;
import org.bailee.server.api.http.Items;
import org.bailee.server.api.http.Members;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reply;
import org.bailee.server.register.Register;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.OpenPerson;
import org.bailee.server.vault.Result;
import org.bailee.server.vault.Vault;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Opens many people at once.
@RestController
final class OpenEndpoint {
    private final Access access;
    private final Vault vault;
    private final SubjectJson json;

    OpenEndpoint(Access access, Vault vault, Register register) {
        this.access = access;
        this.vault = vault;
        this.json = new SubjectJson(register);
    }

    @PostMapping(path = "/v1/subjects/open", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> open(Intent intent, Body body) {
        Members members = Members.of(body.json());
        List<String> subjects = members.texts("subjects");
        List<String> fields = members.texts("fields");
        members.end();
        Set<FieldPath> wanted = new TreeSet<>();
        fields.forEach(field -> wanted.add(FieldPath.parse(field)));
        return Reply.each(
                200, Items.each(subjects, SubjectId::parse, people -> open(intent, people, wanted)), json::write);
    }

    private List<Result<OpenPerson>> open(Intent intent, List<SubjectId> people, Set<FieldPath> wanted) {
        List<Decision> decisions = access.readEach(intent, Permission.SUBJECTS_READ, people, wanted);
        List<Grant> grants = new ArrayList<>();
        for (Decision decision : decisions) {
            if (decision instanceof Decision.Granted(Grant grant)) {
                grants.add(grant);
            }
        }
        Iterator<Result<OpenPerson>> opened = vault.open(grants, wanted).iterator();
        List<Result<OpenPerson>> results = new ArrayList<>();
        for (Decision decision : decisions) {
            results.add(
                    switch (decision) {
                        case Decision.Granted _ -> opened.next();
                        case Decision.Refused(Denied why) -> new Result.Failed<>(why);
                    });
        }
        return results;
    }
}
