import axios from 'axios';
import { SSMClient, GetParameterCommand } from '@aws-sdk/client-ssm';

const ssm = new SSMClient({ region: process.env.AWS_REGION });
let secret;

const getSecret = async () => {
  if (!secret) {
    const { Parameter } = await ssm.send(
      new GetParameterCommand({ Name: process.env.CAPTCHA_SECRET_PARAM, WithDecryption: true }),
    );
    secret = Parameter.Value;
  }
  return secret;
};

export const handler = async (event) => {
  // Passed by the web app as ValidationData of SignUp
  const token = event.request.validationData?.captcha;
  if (!token) {
    throw new Error('Captcha is required');
  }

  const params = new URLSearchParams();
  params.append('secret', await getSecret());
  params.append('response', token);

  const { data } = await axios.post(process.env.CAPTCHA_VERIFY_URL, params, { timeout: 2000 });
  console.log('captcha verification', { success: data.success, score: data.score });

  if (!data.success || data.score < Number(process.env.MIN_SCORE ?? 0.5)) {
    throw new Error('Captcha verification failed');
  }
  return event;
};
