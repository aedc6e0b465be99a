/** A known way in which somebody makes themselves more than they are. */
export interface Escalation {
  /** What is done, as a clause that begins with a verb. */
  readonly does: string
  /** What it takes, the decisive action first. */
  readonly needs: readonly [string, ...string[]]
  /** Where a role is passed: the service that has to be let have it. */
  readonly passedTo?: string
  /** Where it is documented. */
  readonly documented: string
}

const boundaries = 'IAM User Guide, Permissions boundaries'
const path = (id: string) => `pathfinding.cloud ${id}`
const passing = (
  does: string,
  passedTo: string,
  documented: string,
  ...needs: readonly string[]
): Escalation => ({
  does,
  needs: ['iam:PassRole', ...needs],
  passedTo: `${passedTo}.amazonaws.com`,
  documented,
})
const changing = (
  does: string,
  documented: string,
  ...needs: readonly [string, ...string[]]
): Escalation => ({
  does,
  needs,
  documented,
})

/**
 * The ways that are public knowledge, the most direct first. After the research of Rhino Security Labs, and
 * Datadog's library of paths at pathfinding.cloud, by whose ids they are told.
 */
export const escalations: readonly Escalation[] = [
  changing('write another version of a policy', path('iam-001'), 'iam:CreatePolicyVersion'),
  changing('go back to an older version of a policy', path('iam-002'), 'iam:SetDefaultPolicyVersion'),
  changing('make an access key of another user', path('iam-004'), 'iam:CreateAccessKey'),
  changing('give another user a password', path('iam-005'), 'iam:CreateLoginProfile'),
  changing('change the password of another user', path('iam-006'), 'iam:UpdateLoginProfile'),
  changing('attach any policy to a user', path('iam-007'), 'iam:AttachUserPolicy'),
  changing('attach any policy to a group', path('iam-008'), 'iam:AttachGroupPolicy'),
  changing('attach any policy to a role', path('iam-009'), 'iam:AttachRolePolicy'),
  changing('write a policy of a user', path('iam-010'), 'iam:PutUserPolicy'),
  changing('write a policy of a group', path('iam-011'), 'iam:PutGroupPolicy'),
  changing('write a policy of a role', path('iam-012'), 'iam:PutRolePolicy'),
  changing('join any group', path('iam-013'), 'iam:AddUserToGroup'),
  changing('let themselves into any role', path('iam-014'), 'iam:UpdateAssumeRolePolicy'),
  changing('take the boundary off a role', boundaries, 'iam:DeleteRolePermissionsBoundary'),
  changing('take the boundary off a user', boundaries, 'iam:DeleteUserPermissionsBoundary'),
  changing('set another boundary of a role', boundaries, 'iam:PutRolePermissionsBoundary'),
  changing('set another boundary of a user', boundaries, 'iam:PutUserPermissionsBoundary'),
  passing(
    'give any role to the guests of an identity pool',
    'cognito-identity',
    path('cognitoidentity-001'),
    'cognito-identity:SetIdentityPoolRoles',
  ),
  passing('start a machine with any role', 'ec2', path('ec2-001'), 'ec2:RunInstances'),
  passing('ask for a machine with any role', 'ec2', path('ec2-003'), 'ec2:RequestSpotInstances'),
  passing(
    'run code with any role',
    'lambda',
    path('lambda-001'),
    'lambda:CreateFunction',
    'lambda:InvokeFunction',
  ),
  passing(
    'have code run with any role by an event',
    'lambda',
    path('lambda-002'),
    'lambda:CreateFunction',
    'lambda:CreateEventSourceMapping',
  ),
  passing(
    'let others run code with any role',
    'lambda',
    path('lambda-006'),
    'lambda:CreateFunction',
    'lambda:AddPermission',
  ),
  passing(
    'make a stack with any role',
    'cloudformation',
    path('cloudformation-001'),
    'cloudformation:CreateStack',
  ),
  passing(
    'make stacks of a set with any role',
    'cloudformation',
    path('cloudformation-003'),
    'cloudformation:CreateStackSet',
    'cloudformation:CreateStackInstances',
  ),
  passing(
    'build with any role',
    'codebuild',
    path('codebuild-001'),
    'codebuild:CreateProject',
    'codebuild:StartBuild',
  ),
  passing(
    'run a task with any role',
    'ecs-tasks',
    path('ecs-004'),
    'ecs:RegisterTaskDefinition',
    'ecs:RunTask',
  ),
  passing(
    'run a service with any role',
    'ecs-tasks',
    path('ecs-003'),
    'ecs:RegisterTaskDefinition',
    'ecs:CreateService',
  ),
  passing('run an app with any role', 'tasks.apprunner', path('apprunner-001'), 'apprunner:CreateService'),
  passing('develop jobs with any role', 'glue', path('glue-001'), 'glue:CreateDevEndpoint'),
  passing(
    'run a pipeline with any role',
    'datapipeline',
    path('datapipeline-001'),
    'datapipeline:CreatePipeline',
    'datapipeline:PutPipelineDefinition',
    'datapipeline:ActivatePipeline',
  ),
  passing(
    'open a notebook with any role',
    'sagemaker',
    path('sagemaker-001'),
    'sagemaker:CreateNotebookInstance',
  ),
  passing('train a model with any role', 'sagemaker', path('sagemaker-002'), 'sagemaker:CreateTrainingJob'),
  passing('process data with any role', 'sagemaker', path('sagemaker-003'), 'sagemaker:CreateProcessingJob'),
  passing(
    'interpret code with any role',
    'bedrock-agentcore',
    path('bedrock-001'),
    'bedrock-agentcore:CreateCodeInterpreter',
    'bedrock-agentcore:StartCodeInterpreterSession',
    'bedrock-agentcore:InvokeCodeInterpreter',
  ),
  changing('put code of their own into a function', path('lambda-003'), 'lambda:UpdateFunctionCode'),
  changing('run commands on any machine', path('ssm-002'), 'ssm:SendCommand'),
  changing('open a shell on any machine', path('ssm-001'), 'ssm:StartSession'),
  changing(
    'put a key of their own on any machine',
    path('ec2instanceconnect-003'),
    'ec2-instance-connect:SendSSHPublicKey',
  ),
  changing(
    'start any machine with a script of their own',
    path('ec2-002'),
    'ec2:ModifyInstanceAttribute',
    'ec2:StopInstances',
    'ec2:StartInstances',
  ),
  changing(
    'change any stack, with the role that it has',
    path('cloudformation-002'),
    'cloudformation:UpdateStack',
  ),
  changing(
    'build what they like, with the role of any project',
    path('codebuild-002'),
    'codebuild:StartBuild',
  ),
  changing('get into any development endpoint', path('glue-002'), 'glue:UpdateDevEndpoint'),
  changing('change any app, with the role that it has', path('apprunner-002'), 'apprunner:UpdateService'),
  changing('open any notebook', path('sagemaker-004'), 'sagemaker:CreatePresignedNotebookInstanceUrl'),
  changing('pass any role to any service', 'Trivy AWS-0342', 'iam:PassRole'),
]

const alone = new Set(escalations.flatMap(({ needs: [first, ...more] }) => (more.length ? [] : [first])))

/** Whether an action is enough for one of these ways by itself. */
export const escalatesAlone = (action: string): boolean => alone.has(action)
