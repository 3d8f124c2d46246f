using System.Text.Json;
using Daemon.AppServer.Submissions;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.AppServer.Tests.Submissions;

public sealed class SubmissionReaderTests
{
    [Theory]
    [InlineData("7", "expected an object with `id`")]
    [InlineData("{}", "missing field `id`")]
    [InlineData("""{"id":5,"op":{"type":"interrupt"}}""", "`id` must be a string, not 5")]
    [InlineData("""{"id":"\ud800","op":{"type":"interrupt"}}""", "`id` holds half of a surrogate pair")]
    [InlineData("""{"id":"1"}""", "missing field `op`")]
    [InlineData("""{"id":"1","op":"interrupt"}""", "expected an object with `type`")]
    [InlineData("""{"id":"1","op":{"type":"dance"}}""", "unknown op type `dance`")]
    [InlineData("""{"id":"1","op":{"type":"user_input"}}""", "missing field `items`")]
    [InlineData("""{"id":"1","op":{"type":"user_input","items":{}}}""", "`items` must be an array")]
    [InlineData("""{"id":"1","op":{"type":"user_input","items":[{"type":"smell"}]}}""", "unknown input item type `smell`")]
    [InlineData("""{"id":"1","op":{"type":"user_input","items":[{"type":"text"}]}}""", "missing field `text`")]
    [InlineData("""{"id":"1","op":{"type":"exec_approval","decision":"approved"}}""", "missing field `id`")]
    [InlineData("""{"id":"1","op":{"type":"exec_approval","id":"2","decision":"yes"}}""", "unknown decision `yes`")]
    [InlineData("""{"id":"1","op":{"type":"configure_session","sandbox_policy":{"permissions":[]}}}""", "missing field `model`")]
    [InlineData("""{"id":"1","op":{"type":"configure_session","model":"m"}}""", "missing field `sandbox_policy`")]
    [InlineData("""{"id":"1","op":{"type":"configure_session","model":"m","sandbox_policy":{}}}""", "an array `permissions`")]
    [InlineData("""{"id":"1","op":{"type":"configure_session","model":"m","approval_policy":"on-request","sandbox_policy":{"permissions":[]}}}""", "unknown approval_policy `on-request`")]
    [InlineData("""{"id":"1","op":{"type":"configure_session","model":"m","disable_response_storage":"no","sandbox_policy":{"permissions":[]}}}""", "`disable_response_storage` must be true or false")]
    [InlineData("""{"id":"1","op":{"type":"configure_session","model":"m","sandbox_policy":{"permissions":["everything"]}}}""", "unknown sandbox permission \"everything\"")]
    [InlineData("""{"id":"1","op":{"type":"configure_session","model":"m","sandbox_policy":{"permissions":[{"disk-write-folder":{"folder":"rel"}}]}}}""", "needs an absolute folder, not `rel`")]
    [InlineData("""{"id":"1","op":{"type":"configure_session","model":"m","sandbox_policy":{"permissions":[{"disk-write-folder":{"folder":"/a\u0000b"}}]}}}""", "needs an absolute folder")]
    [InlineData("""{"id":"1","op":{"type":"configure_session","model":"m","sandbox_policy":{"permissions":[{"disk-write-folder":{"folder":"/a"},"x":1}]}}}""", "unknown sandbox permission")]
    public void A_fault_is_named(string json, string problem) =>
        Assert.Contains(problem, Assert.Throws<SubmissionException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"id":"7","op":{}}""", "7")]
    [InlineData("""{"id":7,"op":{}}""", null)]
    [InlineData("""{"id":"\ud800"}""", null)]
    [InlineData("[]", null)]
    public void An_error_carries_the_id_when_it_can_be_read(string json, string? id)
    {
        using var document = JsonDocument.Parse(json);
        Assert.Equal(id, SubmissionReader.IdOf(document.RootElement));
    }

    [Fact]
    public void What_is_left_out_has_the_safe_value()
    {
        var configure = Assert.IsType<ClientOp.ConfigureSession>(
            Read("""{"id":"1","op":{"type":"configure_session","model":"m","later":1,"sandbox_policy":{"permissions":[]}}}""").Op);
        Assert.IsType<ApprovalPolicy.UnlessAllowListed>(configure.Policy);
        Assert.Null(configure.Instructions);
        Assert.False(configure.Profile.AllowsNetwork);
        Assert.False(configure.Profile.AllowsWriting);
        var approval = Assert.IsType<ClientOp.Approval>(Read("""{"id":"1","op":{"type":"patch_approval","id":"2"}}""").Op);
        Assert.IsType<ReviewDecision.Denied>(approval.Decision);
    }

    [Fact]
    public void Permissions_become_a_profile()
    {
        var configure = Assert.IsType<ClientOp.ConfigureSession>(Read(
            """
            {"id":"1","op":{"type":"configure_session","model":"m","sandbox_policy":{"permissions":[
              "disk-full-read-access","disk-write-cwd","disk-write-platform-user-temp-folder","disk-write-platform-global-temp-folder",
              {"disk-write-folder":{"folder":"/data/../out/"}},"network-full-access"]}}}
            """).Op);
        Assert.Equal(
            new PermissionProfile.Managed(
                new FileSystemPolicy.Restricted(
                [
                    new(new FileSystemTarget.Special(SpecialPathKind.Minimal), FileSystemAccess.Read),
                    new(new FileSystemTarget.Special(SpecialPathKind.Root), FileSystemAccess.Read),
                    new(new FileSystemTarget.Special(SpecialPathKind.WorkspaceRoots), FileSystemAccess.Write),
                    new(new FileSystemTarget.Special(SpecialPathKind.TmpDir), FileSystemAccess.Write),
                    new(new FileSystemTarget.Special(SpecialPathKind.SlashTmp), FileSystemAccess.Write),
                    new(new FileSystemTarget.Path("/out"), FileSystemAccess.Write),
                ]),
                NetworkAccess.Enabled),
            configure.Profile);
    }

    private static ClientSubmission Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return SubmissionReader.Read(document.RootElement);
    }
}
