using Daemon.Core.Approvals;
using Daemon.Protocol.Permissions;

namespace Daemon.Core.Tests.Approvals;

public sealed class GrantedProfileTests
{
    private static readonly AdditionalPermissions Everything = new(true, ["/r"], ["/w"]);

    [Fact]
    public void A_grant_of_the_network_lifts_no_rules()
    {
        var rules = new NetworkRules { Domains = [new("example.com", true)], Mode = NetworkRulesMode.Limited };
        var profile = new PermissionProfile.Managed(new FileSystemPolicy.Restricted([]), NetworkAccess.Proxied) { NetworkRules = rules };
        var granted = Assert.IsType<PermissionProfile.Managed>(GrantedProfile.Apply(profile, Everything));
        Assert.Equal(NetworkAccess.Proxied, granted.Network);
        Assert.Equal(rules, granted.NetworkRules);
        Assert.Equal(2, Assert.IsType<FileSystemPolicy.Restricted>(granted.FileSystem).Entries.Count);
    }

    [Theory]
    [InlineData(NetworkAccess.Restricted, NetworkAccess.Enabled)]
    [InlineData(NetworkAccess.Enabled, NetworkAccess.Enabled)]
    public void Without_rules_a_grant_opens_the_network(NetworkAccess before, NetworkAccess after)
    {
        var profile = new PermissionProfile.Managed(new FileSystemPolicy.Restricted([]), before);
        Assert.Equal(after, Assert.IsType<PermissionProfile.Managed>(GrantedProfile.Apply(profile, Everything)).Network);
    }
}
